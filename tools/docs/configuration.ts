/** docs/configuration.md, made of the schema, so that it names every setting there is. */
import { variableOf } from '@msp/core';
import { jsonSchema } from '@msp/protocol/schemas';

interface Schema {
  type?: string | string[];
  enum?: string[];
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
}

interface Setting {
  key: string;
  type: string;
  description: string;
}

function typeOf({ type, enum: choices, items }: Schema): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ');
  if (type === 'array') return `list of ${typeOf(items ?? {})}`;
  return type === 'string' ? 'text' : type === 'integer' ? 'whole number' : String(type);
}

/** Every setting of the file, by its dotted key. */
function settings(schema: Schema, prefix = ''): Setting[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const key = prefix + name;
    if (key === '$schema' || key === 'profiles' || key === 'plugins') return [];
    if (inner.properties) return settings(inner, `${key}.`);
    return [{ key, type: typeOf(inner), description: inner.description ?? '' }];
  });
}

/** What every entry of `plugins` may hold beside the plugin's own settings. */
function entryRows(schema: Schema): string {
  return settings(schema.properties?.plugins?.additionalProperties ?? {})
    .map(({ key, type, description }) => `| \`${key}\` | ${type} | ${description} |`)
    .join('\n');
}

/** The whole document. */
export function configurationPage(): string {
  const schema = jsonSchema('config') as Schema;
  const rows = settings(schema).map(
    ({ key, type, description }) => `| \`${key}\` | ${type} | ${description} | \`${variableOf(key)}\` |`,
  );
  return `# Configuration

<!-- The table is made by tools/docs/configuration.ts: npx vitest run tools/docs -u -->

MSP needs none. What you want otherwise stands in \`.msp/config.json\` of the project, which a team can commit, or in your own
\`~/.config/msp/config.json\` (\`%APPDATA%\\msp\\config.json\` on Windows). \`msp init\` writes the project's, with a \`$schema\` by which
editors complete and check it. Comments and trailing commas are allowed.

\`\`\`sh
msp config set project shop-api
msp config set features.sessionTimeout 12
msp config get features.sessionTimeout
msp config show                       # every setting, its value, and where it came from
msp config edit                       # in your editor, checked afterwards
msp config test                       # check the files and the store
\`\`\`

## Settings

| setting | takes | what it does | environment |
|---|---|---|---|
${rows.join('\n')}

## Plugins

Each connected tool has an entry below \`plugins\`. Its name is the plugin's id, unless the same plugin is there twice:

\`\`\`json
{
  "plugins": {
    "obsidian": { "vault": "~/Notes" },
    "neo4j": { "uri": "bolt://localhost:7687", "mode": "generate" },
    "team-notes": { "use": "obsidian", "vault": "/srv/notes", "enabled": false }
  }
}
\`\`\`

| in an entry | takes | what it does |
|---|---|---|
${entryRows(schema)}

All else in an entry are the plugin's own settings (\`msp plugin info <name>\`), which \`MSP_<NAME>_<SETTING>\` gives too: \`MSP_NEO4J_URI\`. A
list in one file replaces the list of another; everything else is put together setting by setting. Secrets have no place here:
\`msp secret set neo4j.password\`.

## Which one counts

A flag (\`--project\`) counts more than the environment, that more than the project's file, that more than your own, that more than the default.
A **profile** is a named set of settings in either file; \`--profile work\` or \`MSP_PROFILE=work\` lays it over the file that it stands in:

\`\`\`json
{
  "project": "shop-api",
  "profiles": { "work": { "user": { "name": "Ada Lovelace" }, "features": { "sessionTimeout": 12 } } }
}
\`\`\`

## More of the environment

| variable | what it does |
|---|---|
| \`MSP_STATE_DIR\` | the state folder, in place of the \`.msp\` found upward from where you are |
| \`MSP_CONFIG_PATH\` | the configuration file, in place of the project's |
| \`MSP_PROFILE\` | the profile, as \`--profile\` |
| \`MSP_SESSION\` | the session to work on, as \`--session\` |
| \`MSP_DEBUG\` | any value: as \`--debug\` |
| \`MSP_NO_CLIPBOARD\` | any value: nothing is ever copied to the clipboard |
| \`NO_COLOR\`, \`FORCE_COLOR\` | without colours, or with them where there is no terminal |

Secrets do not belong into these files: \`msp\` warns of what looks like one, and never prints it.
`;
}
