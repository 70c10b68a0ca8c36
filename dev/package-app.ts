import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { type Config, readConfig } from '../src/config.ts';
import { Refusal } from '../src/core/refusal.ts';
import { readManifest } from './manifest.ts';

/**
 * `npm run package`: checks the manifest and writes dist/huddle.zip, the file that an administrator uploads to Teams. It
 * reads the same settings as the server in production, and says which are absent.
 */
async function packageApp(config: Config): Promise<string> {
  const manifest = readManifest(config);
  const problems = await AppManifestUtils.validateAgainstSchema(manifest);
  if (problems.length > 0) throw new Refusal('invalid', `The manifest is not right: ${problems.join('; ')}`);
  const file = (name: string): Uint8Array => readFileSync(new URL(`../appPackage/${name}`, import.meta.url));
  const zip = zipSync({
    'manifest.json': new TextEncoder().encode(JSON.stringify(manifest, null, 2)),
    'color.png': file('color.png'),
    'outline.png': file('outline.png'),
  });
  mkdirSync(new URL('../dist/', import.meta.url), { recursive: true });
  writeFileSync(new URL('../dist/huddle.zip', import.meta.url), zip);
  return `dist/huddle.zip is written (${Math.ceil(zip.length / 1024)} KB). Upload it in the Teams admin centre, or in Teams under Apps → Manage your apps.`;
}

try {
  console.log(await packageApp(readConfig({ ...process.env, NODE_ENV: 'production' })));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.sentence);
  process.exitCode = 1;
}
