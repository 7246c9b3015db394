// The desktop host's entry.
import { app } from 'electron';

await app.whenReady();
