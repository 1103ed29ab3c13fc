/** One phone after another on the embedded database, and cover traffic at the same endpoint. */
import { publish } from "@bluezone/contract/keys/publish";
import { dayKeys } from "@bluezone/keys/testing/authority";
import { startKeys } from "@bluezone/keys/testing/keys-server";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { quantile, type Row, timed } from "../measure.ts";

const PUBLISHES = 200;

export async function latency(): Promise<Row[]> {
  const engine = await testEngine();
  const keys = await startKeys(engine);
  const bodies = [];
  for (let i = 0; i < PUBLISHES; i += 1)
    bodies.push(await keys.authority.share({ keys: dayKeys(keys.clock.now(), 14) }, keys.clock.now()));
  const took: number[] = [];
  const covered: number[] = [];
  for (const body of bodies) {
    const started = performance.now();
    const answer = await keys.publish(body);
    took.push(performance.now() - started);
    if (!answer.ok) throw new Error(answer.code);
    const headers = { "content-type": "application/json", "x-chaff": "1" };
    covered.push(
      await timed(async () =>
        (await fetch(keys.url + publish.path, { method: "POST", headers, body: "{}" })).arrayBuffer(),
      ),
    );
  }
  await keys.server.stop();
  await engine.close();
  const ms = (all: readonly number[], share: number): string => `${quantile(all, share).toFixed(1)} ms`;
  return [
    {
      what: "publish of 14 keys over HTTP into the embedded database, one after another",
      beside: `p90 ${ms(took, 0.9)}`,
      figure: `p50 ${ms(took, 0.5)}`,
    },
    {
      what: "cover traffic at the same endpoint, which takes the time of a real answer",
      beside: `p90 ${ms(covered, 0.9)}`,
      figure: `p50 ${ms(covered, 0.5)}`,
    },
  ];
}
