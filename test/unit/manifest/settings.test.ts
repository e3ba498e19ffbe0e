import assert from 'node:assert/strict';
import * as v from 'valibot';
import { CodeSettingsSchema } from '../../../src/editor/codeSettingsSchema.ts';
import { commandIds } from '../../../src/ids.ts';
import { SettingsSchema } from '../../../src/pools/settingsSchema.ts';
import { commandsIn, manifest, textOf } from '../../support/project/manifest.ts';

/** Only the `when` clauses of menus read it. */
const ofMenus = 'authingGroups.editorContextMenu';
/** No value of one kind, so looked at by itself. */
const ofFiles = 'authingGroups.certificateAuthorities';
/** Read for a file, and by itself. */
const ofFolders = 'authingGroups.userPool';
const {
  [ofMenus]: menuSetting,
  [ofFolders]: folderSetting,
  [ofFiles]: fileSetting,
  ...others
} = manifest.contributes.configuration.properties;
const prefix = 'authingGroups.';
const codePrefix = 'authingGroups.code.';
const isOfCode = ([id]: readonly [string, unknown]) => id.startsWith(codePrefix);
const properties = Object.fromEntries(Object.entries(others).filter((each) => !isOfCode(each)));
const codeProperties = Object.entries(others).filter(isOfCode);
const defaults: Readonly<Record<string, unknown>> = v.parse(SettingsSchema, {
  pageSize: undefined,
  requestTimeout: undefined,
  maxRetries: undefined,
  language: undefined,
  csvFormat: undefined,
  certificateAuthorities: undefined,
});

/** Settings and commands of VS Code that descriptions link to. */
const ofVSCode = [
  'editor.codeLens',
  'editor.inlayHints.enabled',
  'workbench.action.configureLocale',
];

/** What the code makes of a value of a setting. */
function read(name: string, value: unknown): unknown {
  const settings: Readonly<Record<string, unknown>> = v.parse(SettingsSchema, {
    ...defaults,
    [name]: value,
  });
  return settings[name];
}

describe('The settings', () => {
  it('are those that the code reads', () => {
    assert.deepEqual(
      [...Object.keys(properties), ofFiles],
      Object.keys(defaults).map((name) => prefix + name),
    );
  });

  it('editorContextMenu is on unless it is turned off, and can differ between folders', () => {
    const { type, scope, default: usual } = menuSetting ?? {};
    assert.deepEqual({ type, scope, usual }, { type: 'boolean', scope: 'window', usual: true });
  });

  it('userPool is none unless one is named, and can differ between folders', () => {
    const { type, scope, default: usual } = folderSetting ?? {};
    assert.deepEqual(
      { type, scope, usual },
      { type: ['object', 'null'], scope: 'resource', usual: null },
    );
  });

  it('certificateAuthorities are paths by host, none unless some are named, and of the user alone', () => {
    const { type, scope, default: usual } = fileSetting ?? {};
    assert.deepEqual({ type, scope, usual }, { type: 'object', scope: 'application', usual: {} });
    assert.deepEqual(defaults.certificateAuthorities, usual);
    const files = { 'a.test': '/a.pem', 'b.test:8443': '/b.pem' };
    assert.deepEqual(read('certificateAuthorities', files), files);
    assert.deepEqual(
      read('certificateAuthorities', { ...files, 'c.test': 7, 'd.test': null }),
      files,
    );
    for (const bad of [null, 'a.pem', 7]) {
      assert.deepEqual(read('certificateAuthorities', bad), usual);
    }
  });

  for (const [id, setting] of Object.entries(properties)) {
    const name = id.replace(prefix, '');

    it(`${name} has the same default in the code`, () => {
      assert.equal(setting.default, defaults[name]);
    });

    it(`${name} takes the same values in the code`, () => {
      const { minimum, maximum } = setting;
      const good = setting.enum ?? [minimum, maximum];
      const bad = setting.enum ? ['fr-FR', ''] : [Number(minimum) - 1, Number(maximum) + 1, '20'];
      for (const value of good) assert.equal(read(name, value), value, String(value));
      for (const value of bad) assert.equal(read(name, value), setting.default, String(value));
    });
  }

  it('that are of whole numbers are so in the code', () => {
    assert.equal(properties['authingGroups.pageSize']?.type, 'integer');
    assert.equal(read('pageSize', 20.5), 50);
    assert.equal(properties['authingGroups.maxRetries']?.type, 'integer');
    assert.equal(read('maxRetries', 2.5), 3);
    assert.equal(properties['authingGroups.requestTimeout']?.type, 'number');
    assert.equal(read('requestTimeout', 20.5), 20.5);
  });

  it('hold nothing that decides where a secret goes, and no workspace decides how requests go', () => {
    // That of folders only chooses among the pools that are connected.
    for (const [id, { scope }] of Object.entries(properties)) {
      assert.doesNotMatch(id, /host|secret|userPoolId/i);
      if (id !== 'authingGroups.pageSize') assert.equal(scope, 'application', id);
    }
  });
});

describe('The settings of help in source files', () => {
  const names = codeProperties.map(([id]) => id.slice(codePrefix.length));
  const nothing = Object.fromEntries(names.map((name) => [name, undefined]));
  const readCode = (name: string, value: unknown): unknown => {
    const settings: Readonly<Record<string, unknown>> = v.parse(CodeSettingsSchema, {
      ...nothing,
      [name]: value,
    });
    return settings[name];
  };

  it('are those that the code reads', () => {
    assert.deepEqual(names, Object.keys(v.parse(CodeSettingsSchema, nothing)));
  });

  for (const [id, { default: usual, enum: values, type }] of codeProperties) {
    const name = id.slice(codePrefix.length);

    it(`${name} has the same default in the code, also where it is set to nonsense`, () => {
      for (const bad of [undefined, null, 7, 'nonsense', { a: 1 }]) {
        assert.deepEqual(readCode(name, bad), usual);
      }
    });

    it(`${name} takes the same values in the code`, () => {
      const lists = type === 'array' ? [['a', 'b']] : [];
      const good = values ?? (type === 'boolean' ? [true, false] : lists);
      assert.ok(good.length > 0);
      for (const value of good) assert.deepEqual(readCode(name, value), value);
    });
  }

  it('that name clients or codes are none of a folder that nobody trusts', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    for (const name of ['clientNames', 'ignoredCodes']) {
      assert.ok(restrictedConfigurations.includes(codePrefix + name), name);
    }
  });
});

describe('The descriptions of the settings', () => {
  const all = Object.entries(manifest.contributes.configuration.properties);

  it('are there, as Markdown, and say what each of a choice means', () => {
    for (const [id, setting] of all) {
      assert.notEqual(textOf(setting.markdownDescription), '', id);
      assert.equal(setting.enumDescriptions?.length, setting.enum?.length, id);
    }
  });

  it('link to settings and commands that there are', () => {
    const known = new Set([...all.map(([id]) => id), ...ofVSCode]);
    const commands = new Set<string>([...Object.values(commandIds), ...ofVSCode]);
    const linked = all.map(([, { markdownDescription }]) => textOf(markdownDescription));
    const settings = linked.flatMap((text) => [...text.matchAll(/`#([\w.]+)#`/g)]);
    assert.ok(settings.length > 5);
    for (const [, id = ''] of settings) assert.ok(known.has(id), id);
    for (const id of linked.flatMap(commandsIn)) assert.ok(commands.has(id), id);
  });
});
