import assert from "node:assert/strict";
import { test } from "node:test";
import { seen } from "./screen.ts";

test("nodes that have a name and an area are found, with the middle of each", () => {
  const dump = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0">
<node index="0" text="" resource-id="" class="android.view.View" bounds="[0,0][1080,2400]">
<node index="1" text="Start" resource-id="start" class="android.widget.Button" bounds="[40,2000][1040,2101]" />
<node index="2" text="" resource-id="android:id/content" class="android.widget.FrameLayout" bounds="[0,0][1080,2400]" />
<node index="3" text="Next" resource-id="next" class="android.widget.Button" bounds="[40,2400][1040,2400]" />
</node></hierarchy>`;
  assert.deepEqual(seen(dump), [
    { id: "start", at: [540, 2051] },
    { id: "content", at: [540, 1200] },
  ]);
  assert.deepEqual(seen("ERROR: could not get idle state."), []);
});
