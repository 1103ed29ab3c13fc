/** What the tests of a file share, such as a server: opened before the first of them, closed after the last. */
import { after, before, type TestContext } from "node:test";

/** What was opened, and how one test gets another for itself. */
export type Shared<Opened> = Opened & {
  /**
   * Opens another for one test alone: it goes far ahead in time, or counts everything that there is. `otherwise` opens it in
   * another way.
   */
  alone(test: TestContext, otherwise?: () => Promise<Opened>): Promise<void>;
};

/**
 * Opens something for the tests of the file that calls this. The returned object has its properties from the first test on, and
 * those of another while a test is `alone`. What needs them before the first test is done in `open`: hooks of a file begin
 * together.
 */
export function shared<Opened extends { close(): Promise<unknown> }>(
  open: () => Promise<Opened>,
): Shared<Opened> {
  const now = {
    async alone(test: TestContext, otherwise = open): Promise<void> {
      const own = { ...now };
      Object.assign(now, await otherwise());
      test.after(async () => {
        await now.close();
        Object.assign(now, own);
      });
    },
  } as Shared<Opened>;
  before(async () => {
    Object.assign(now, await open());
  });
  after(() => now.close?.());
  return now;
}
