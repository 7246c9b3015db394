// The bridge of the desktop host: the only thing the page gets of Electron.
import { contextBridge } from 'electron';
import { COMMANDS } from './api/commands.ts';

contextBridge.exposeInMainWorld('entente', { host: 'desktop', commands: COMMANDS });
