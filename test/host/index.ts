import { createMocha } from './mocha';
import { report } from './report';

/**
 * What VS Code calls inside its extension host, Node's or the browser's: runs every spec, prints each
 * outcome to the console, and rejects if anything failed.
 */
export async function run(): Promise<void> {
  const mocha = createMocha();
  await import('normscope:specs');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
    report(runner, (line) => console.log(line));
  });
}
