// How electron-builder makes the packages: AppImage and deb, dmg, nsis. Fuses are set in the binary before it is signed.
// https://www.electron.build/configuration and https://www.electronjs.org/docs/latest/tutorial/fuses
import type { Configuration } from 'electron-builder';

/** As in src-main/index.ts: Windows groups windows and shortcuts by it. */
export const APP_ID = 'app.entente.desktop';

export const FUSES: NonNullable<Configuration['electronFuses']> = {
  // The binary is Entente and nothing else: no Node for whoever sets a variable, no debugger for whoever adds a flag.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  // The page has its own scheme; file: addresses mean nothing to it.
  grantFileProtocolExtraPrivileges: false,
  enableCookieEncryption: true,
  // The code that was packed is the code that runs.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
};

/** The configuration, for just these files of the project. */
export function configuration(files: readonly string[]): Configuration {
  return {
    appId: APP_ID,
    productName: 'Entente',
    // The name would be one of four: the platforms' own endings tell them apart.
    artifactName: 'Entente-${version}-${os}-${arch}.${ext}',
    copyright: 'The Entente authors, MIT License',
    directories: { output: process.env['PACKAGES'] ?? 'dist', buildResources: 'packaging/icons' },
    // Everything is bundled: with node_modules left out, a package holds what is listed.
    files: ['!**/*', ...files, 'package.json', '!node_modules'],
    asar: true,
    npmRebuild: false,
    electronFuses: FUSES,
    electronLanguages: ['en', 'en-US', 'fr', 'zh_CN', 'zh-CN'],
    fileAssociations: [
      {
        ext: 'entente',
        name: 'Entente library',
        description: 'A saved Entente library',
        mimeType: 'application/x-entente',
        role: 'Editor',
      },
    ],
    protocols: [{ name: 'Entente view', schemes: ['entente'], role: 'Viewer' }],
    linux: {
      target: ['AppImage', 'deb'],
      category: 'Education',
      icon: 'packaging/icons',
      synopsis: 'A timeline explorer for US–China diplomacy',
      maintainer: 'The Entente authors <maintainers@users.noreply.github.com>',
      executableName: 'entente',
      desktop: {
        entry: {
          Name: 'Entente',
          'GenericName[fr]': 'Frise chronologique',
          'GenericName[zh_CN]': '时间轴',
          Keywords: 'timeline;diplomacy;history;',
          StartupWMClass: 'Entente',
        },
      },
    },
    mac: {
      target: ['dmg'],
      category: 'public.app-category.reference',
      icon: 'packaging/icons/icon.icns',
      hardenedRuntime: true,
      darkModeSupport: true,
    },
    win: { target: ['nsis'], icon: 'packaging/icons/icon.ico' },
    nsis: {
      // For one person, without an administrator; nothing of the library is touched when it goes.
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      installerLanguages: ['en_US', 'fr_FR', 'zh_CN'],
    },
    publish: null,
  };
}
