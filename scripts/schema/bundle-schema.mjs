import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** All schemas of a folder by their path in it: `customer.schema.json`, `parts/party.schema.json`. */
export function readSchemas(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.schema.json'))
    .sort();
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}

/** One self-contained schema: everything that `<name>.schema.json` refers to stands under its own `$defs`. */
export function bundleSchema(schemas, name) {
  const defs = {};
  const origins = new Map();

  const include = (path, def) => {
    const key = def ?? `${camel(posix.basename(path, '.schema.json'))}Agreement`;
    const origin = `${path}#${def ?? ''}`;
    if (!origins.has(key)) {
      origins.set(key, origin);
      const file = schemas.get(path);
      const target = def === undefined ? withoutDialect(file) : file?.$defs?.[def];
      if (!target) throw new Error(`There is no ${origin}`);
      defs[key] = {};
      defs[key] = rewrite(target, path);
    }
    if (origins.get(key) !== origin)
      throw new Error(`Two definitions are called ${key}: ${origins.get(key)}, ${origin}`);
    return `#/$defs/${key}`;
  };

  const rewrite = (node, path) => {
    if (Array.isArray(node)) return node.map((item) => rewrite(item, path));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        if (key !== '$ref') return [key, rewrite(value, path)];
        const [file, def] = value.split('#/$defs/');
        return [key, include(file === '' ? path : posix.join(posix.dirname(path), file), def)];
      }),
    );
  };

  const path = `${name}.schema.json`;
  const root = rewrite(schemas.get(path), path);
  return {
    ...root,
    $defs: Object.fromEntries(
      Object.keys(defs)
        .sort()
        .map((key) => [key, defs[key]]),
    ),
  };
}

function withoutDialect({ $schema, ...schema }) {
  return schema;
}

function camel(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
