import type { Tree } from '../workbench/tree.ts';

/** The names of the groups on screen, from top to bottom. */
export function groupNames(tree: Tree): Promise<string[]> {
  return labels(tree, 2);
}

/** The names of the members on screen, from top to bottom. */
export function memberNames(tree: Tree): Promise<string[]> {
  return labels(tree, 3);
}

/** What stands beside the name of a group on screen: how many members it has, and its code. */
export async function groupDetails(tree: Tree, name: string): Promise<string | undefined> {
  return (await tree.read()).find(({ label, level }) => level === 2 && label === name)?.description;
}

/** The row with the keyboard's focus. */
export async function focusedRow(tree: Tree): Promise<string | undefined> {
  return (await tree.read()).find(({ focused }) => focused)?.label;
}

async function labels(tree: Tree, atLevel: number): Promise<string[]> {
  return (await tree.read()).filter(({ level }) => level === atLevel).map(({ label }) => label);
}
