// Files that esbuild turns into text (see esbuild.mjs).
declare module '*.graphql' {
  const text: string;
  export default text;
}
