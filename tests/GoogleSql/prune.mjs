// The package carries a server binary for each platform (340 MB together); keep the one that this machine runs.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('node_modules/@fivetrandevelopers/zetasql/lib/zetasql/', import.meta.url).pathname;
const own = `remote_server${process.arch.startsWith('arm') ? '_arm' : ''}${process.platform === 'darwin' ? '' : '.so'}`;
for (const name of readdirSync(folder))
  if (name.startsWith('remote_server') && name !== own) rmSync(join(folder, name));
