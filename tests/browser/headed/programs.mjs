// The programs that the headed tests work with, and which of them this machine lacks.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROGRAMS = ['Xvfb', 'openbox', 'xdotool', 'xclip', 'pdftotext'];

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export function missingPrograms() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return PROGRAMS.filter((name) => !folders.some((folder) => runs(join(folder, name))));
}
