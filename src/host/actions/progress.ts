import { ProgressLocation, window } from 'vscode';

/** What is done by then shows no progress at all. */
const PATIENCE = 500;

/** Work of the engine: with a notification that can cancel it, once it takes a while. */
export async function withProgress<A>(title: string, work: (signal: AbortSignal) => Promise<A>): Promise<A> {
  const controller = new AbortController();
  const result = work(controller.signal);
  const settled = result.then(
    () => true,
    () => true,
  );
  const patience = new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE));
  if (await Promise.race([settled, patience])) return result;
  await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) => {
      token.onCancellationRequested(() => controller.abort());
      return settled;
    },
  );
  return result;
}
