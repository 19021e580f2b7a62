/** In a browser every file is VS Code's to read. */
export function localPath(): undefined {
  return undefined;
}
