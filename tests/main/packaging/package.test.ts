// The package, as far as it can be made without Electron's binary: electron-builder runs on a stand-in of it, and what
// it packs is listed, unpacked and started. What signs, compresses and installs is left to the machines that release.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it, onTestFinished } from 'vitest';
import { APP_ID, configuration, FUSES } from '../../../packaging/configuration.ts';
import { missingPackages, neededFiles, projectRoot } from '../../../packaging/files.ts';
import { icns, ico } from '../../../packaging/icon-files.ts';
import { threadEngine } from '../../../src-main/library/search/thread-engine.ts';
import { countEvents, state } from '../desktop/seen.ts';
import { ensureBuilt, startDesktop } from '../desktop/run-desktop.ts';
import { newFolder } from '../hosts.ts';

const run = promisify(execFile);
const onLinux = process.platform === 'linux';

/** A folder with what electron-builder looks for in Electron's: above all the wire of fuses in the binary. */
function fakeElectron(): string {
  const folder = newFolder();
  for (const inside of ['locales', 'resources']) mkdirSync(join(folder, inside));
  // Sentinel, version of the wire, its length, and every fuse as Electron ships it ("1" is on).
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 8]),
    Buffer.from('10110011'),
  ]);
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('a binary '), wire, Buffer.from(' that is none')]),
  );
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), '45.4.1');
  for (const name of ['en-US', 'fr', 'zh-CN', 'de']) writeFileSync(join(folder, 'locales', `${name}.pak`), '');
  return folder;
}

describe('a package', () => {
  it('is configured for four installers, its files and its links', () => {
    const made = configuration(['out/main/index.js']);
    expect([made.linux?.target, made.mac?.target, made.win?.target]).toEqual([['AppImage', 'deb'], ['dmg'], ['nsis']]);
    expect(made.fileAssociations).toMatchObject([{ ext: 'entente' }]);
    expect(made.protocols).toMatchObject([{ schemes: ['entente'] }]);
    expect(made.files).toEqual(['!**/*', 'out/main/index.js', 'package.json', '!node_modules']);
    expect(made.asar).toBe(true);
    expect(made.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
    expect(made.publish).toBeNull();
    expect(readFileSync(join(projectRoot, 'src-main', 'index.ts'), 'utf8')).toContain(`const APP_ID = '${APP_ID}';`);
  });

  it('needs no package that is not in it, and leaves out what the desktop does not run', () => {
    ensureBuilt();
    const files = neededFiles(projectRoot);
    expect(missingPackages(projectRoot, files, isBuiltin)).toEqual([]);
    expect(files).toContain('out/main/index.js');
    expect(files).toContain('out/preload/preload.cjs');
    expect(files).toContain('out/renderer/index.html');
    expect(files).toContain('out/share/page.html');
    expect(files.filter((file) => /\/(?:web|launch|cli)\.js$|\.map$|\.tsx?$/.test(file))).toEqual([]);
  });

  it.runIf(onLinux)(
    'holds just that, with every fuse set, and starts from it',
    async () => {
      ensureBuilt();
      const out = newFolder();
      await run(process.execPath, ['--import', 'tsx', 'packaging/package.ts', '--dir'], {
        cwd: projectRoot,
        env: { ...process.env, ELECTRON_DIST: fakeElectron(), PACKAGES: out },
      });
      const archive = join(out, 'linux-unpacked', 'resources', 'app.asar');
      const packed = listPackage(archive, { isPack: false });
      const folders = new Set(
        packed.flatMap((path) =>
          path
            .split('/')
            .slice(0, -1)
            .map((_, at, all) => all.slice(0, at + 1).join('/')),
        ),
      );
      const files = packed.filter((path) => !folders.has(path)).map((path) => path.slice(1));
      expect(files.toSorted()).toEqual([...neededFiles(projectRoot), 'package.json'].toSorted());

      const wire = await getCurrentFuseWire(join(out, 'linux-unpacked', 'entente'));
      const on = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1';
      expect({
        runAsNode: on(FuseV1Options.RunAsNode),
        enableNodeOptionsEnvironmentVariable: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
        enableNodeCliInspectArguments: on(FuseV1Options.EnableNodeCliInspectArguments),
        grantFileProtocolExtraPrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
        enableCookieEncryption: on(FuseV1Options.EnableCookieEncryption),
        enableEmbeddedAsarIntegrityValidation: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
        onlyLoadAppFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
        loadBrowserProcessSpecificV8Snapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      }).toEqual(FUSES);

      const alone = newFolder();
      extractAll(archive, alone);
      const desktop = await startDesktop({ bundle: join(alone, 'out', 'main', 'index.js') });
      expect((await state(desktop)).url).toBe('app://entente/');
      expect(await countEvents(desktop)).toBe(239);

      // The search's thread starts from what was packed as well; without it the app would go on, and slower.
      const engine = threadEngine(
        { topics: [], kinds: [], actors: [] },
        join(alone, 'out', 'main', 'search-worker.js'),
      );
      onTestFinished(() => engine.close());
      expect(await engine.search('anything', 10)).toMatchObject({ ok: true, value: { total: 0 } });
    },
    180_000,
  );
});

describe('the icons', () => {
  const icons = join(projectRoot, 'packaging', 'icons');
  const read = (name: string): Buffer => readFileSync(join(icons, name));
  const sizeOf = (png: Buffer): [string, number, number] => [
    png.toString('latin1', 1, 4),
    png.readUInt32BE(16),
    png.readUInt32BE(20),
  ];

  it.each([16, 24, 32, 48, 64, 128, 256, 512])('have %i px', (size) => {
    expect(sizeOf(read(`${size}x${size}.png`))).toEqual(['PNG', size, size]);
  });

  it('for Windows are pictures of seven sizes, each where its entry says', () => {
    const file = read('icon.ico');
    expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 7]);
    for (let at = 6; at < 6 + 7 * 16; at += 16) {
      const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
      const size = file.readUInt8(at) || 256;
      expect(sizeOf(file.subarray(offset, offset + length))).toEqual(['PNG', size, size]);
    }
  });

  it('for macOS are chunks that fill the file', () => {
    const file = read('icon.icns');
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
    let at = 8;
    const types: string[] = [];
    while (at < file.length) {
      types.push(file.toString('latin1', at, at + 4));
      expect(sizeOf(file.subarray(at + 8))[0]).toBe('PNG');
      at += file.readUInt32BE(at + 4);
    }
    expect(at).toBe(file.length);
    expect(types).toEqual(['ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14']);
  });

  it('are put together as they are read', () => {
    const png = read('16x16.png');
    expect(
      ico([{ size: 16, png }])
        .subarray(22)
        .equals(png),
    ).toBe(true);
    expect(
      icns([{ size: 32, png }])
        .subarray(16)
        .equals(png),
    ).toBe(true);
  });
});
