/** Our Bluetooth host on emulated controllers: what it costs, and what it takes in and changes beside noble and bleno in the same run. */
import { setTimeout as wait } from "node:timers/promises";
import { startEmulator, withoutEmulator } from "@bluezone/radio/testing/btvirt";
import type { Measurement, MeterTold } from "@bluezone/radio/testing/pace/meter";
import { PROGRAMS } from "@bluezone/radio/testing/pace/programs";
import { startPeer } from "@bluezone/radio/testing/peers/peer";
import { openTerminal, withoutTerminals } from "@bluezone/radio/testing/pty";
import { median, type Part, quantile, type Row, ratio, times } from "./measure.ts";

const ROUNDS = 3;
/** Milliseconds before a program is measured: it is compiled then, and whoever advertises is heard. */
const WARM = 2_000;
const LASTS = 6_000;
/** How long a program may take to be ready, in milliseconds. */
const PATIENCE = 30_000;
/** As many as the emulator has room for beside a listener. */
const ADVERTISERS = 14;
const FASTEST = 20;

async function told<Is extends MeterTold["is"]>(all: readonly MeterTold[], is: Is) {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await wait(20)) {
    const one = all.find((each): each is Extract<MeterTold, { is: Is }> => each.is === is);
    if (one) return one;
  }
  throw new Error(`a program was not ${is} in time`);
}

/** What a program measures of itself. */
async function measured(program: URL, ...words: readonly string[]): Promise<Measurement> {
  const peer = startPeer<MeterTold>(program, ...words);
  try {
    await told(peer.told, "ready");
    await wait(WARM);
    peer.order(["begin"]);
    await wait(LASTS);
    peer.order(["end"]);
    return await told(peer.told, "measured");
  } finally {
    await peer.close();
  }
}

/** The same, with a terminal in front of the emulator as its first word. */
async function overTerminal(socket: string, program: URL, ...words: readonly string[]): Promise<Measurement> {
  const terminal = await openTerminal(socket);
  try {
    return await measured(program, terminal.path, ...words);
  } finally {
    await terminal.close();
  }
}

/** Each candidate's measurements, one a round, the candidates taking turns. */
async function turns<Name extends string>(candidates: Readonly<Record<Name, () => Promise<Measurement>>>) {
  const names = Object.keys(candidates) as Name[];
  const all = Object.fromEntries(names.map((name) => [name, [] as Measurement[]])) as Record<
    Name,
    Measurement[]
  >;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of round % 2 === 0 ? names : names.toReversed()) all[name].push(await candidates[name]());
  return all;
}

const rates = (all: readonly Measurement[]): number[] => all.map(({ count, wall }) => (1_000 * count) / wall);
/** Things in a second of processor time. */
const yields = (all: readonly Measurement[]): number[] => all.map(({ count, cpu }) => (1_000 * count) / cpu);
const whole = (numbers: readonly number[]): string => Math.round(median(numbers)).toLocaleString("en");
const beside = (ours: readonly number[], theirs: readonly number[]): string => times(ratio(ours, theirs));

async function sixteen(socket: string): Promise<Row[]> {
  const { all } = await turns({ all: () => measured(PROGRAMS.crowd, socket, "16", "100", "listen") });
  const shares = all.map(({ cpu, wall }) => (100 * cpu) / wall);
  return [
    {
      what: `16 radios of ours in one process, each advertising every 100 ms and scanning: ${whole(rates(all))} reports/s`,
      beside: `the worst of the rounds ${quantile(shares, 1).toFixed(1)} %`,
      figure: `${median(shares).toFixed(1)} % of a core`,
      floor: "≤ 5 %",
    },
  ];
}

async function listening(socket: string): Promise<Row[]> {
  const crowd = startPeer<MeterTold>(PROGRAMS.crowd, socket, `${ADVERTISERS}`, `${FASTEST}`, "speak");
  try {
    await told(crowd.told, "ready");
    const { ours, noble, direct } = await turns({
      ours: () => overTerminal(socket, PROGRAMS.ourListener),
      noble: () => overTerminal(socket, PROGRAMS.nobleListener),
      direct: () => measured(PROGRAMS.ourListener, `unix:${socket}`),
    });
    return [
      {
        what: `reports/s of ${ADVERTISERS} advertisers at ${FASTEST} ms with their scan responses: ${whole(rates(ours))}`,
        beside: `noble: ${whole(rates(noble))}`,
        figure: beside(rates(ours), rates(noble)),
      },
      {
        what: `reports in a second of processor time: ${whole(yields(ours))}`,
        beside: `noble: ${whole(yields(noble))}`,
        figure: beside(yields(ours), yields(noble)),
      },
      {
        what: `the same on the emulator's socket, without a terminal: ${whole(yields(direct))}`,
        beside: "noble on a terminal, for it has no socket",
        figure: beside(yields(direct), yields(noble)),
      },
    ];
  } finally {
    await crowd.close();
  }
}

async function rotating(socket: string): Promise<Row[]> {
  const { ours, bleno, direct, extended } = await turns({
    ours: () => overTerminal(socket, PROGRAMS.ourRotator, "legacy"),
    bleno: () => overTerminal(socket, PROGRAMS.blenoRotator),
    direct: () => measured(PROGRAMS.ourRotator, `unix:${socket}`, "legacy"),
    extended: () => measured(PROGRAMS.ourRotator, `unix:${socket}`, "extended"),
  });
  return [
    {
      what: `changes of identity a second, address and data, legacy commands: ${whole(rates(ours))}`,
      beside: `bleno, which changes the data only and keeps its public address: ${whole(rates(bleno))}`,
      figure: beside(rates(ours), rates(bleno)),
    },
    {
      what: `the same in a second of processor time: ${whole(yields(ours))}`,
      beside: `bleno, the data only: ${whole(yields(bleno))}`,
      figure: beside(yields(ours), yields(bleno)),
    },
    {
      what: `changes of identity a second on the emulator's socket, without a terminal: ${whole(rates(direct))}`,
      beside: "bleno on a terminal, for it has no socket",
      figure: beside(rates(direct), rates(bleno)),
    },
    {
      what: `changes of identity a second with extended commands on the emulator's socket: ${whole(rates(extended))}`,
      beside: "bleno has no such commands",
      figure: "",
    },
  ];
}

async function run(): Promise<Row[]> {
  const missing = withoutEmulator() ?? withoutTerminals();
  if (missing) throw new Error(`npm run bench -- radio: ${missing}`);
  const rows: Row[] = [];
  for (const part of [sixteen, listening, rotating]) {
    const emulator = await startEmulator();
    try {
      rows.push(...(await part(emulator.socket)));
    } finally {
      await emulator.close();
    }
  }
  return rows;
}

export const radio: Part = {
  title: "Radio",
  long: true,
  run,
  notes: `Our host, noble and bleno as programs of their own on one emulator (BlueZ's \`btvirt\`), taking turns, ${ROUNDS} rounds of ${LASTS / 1_000} s after ${WARM / 1_000} s to warm up; processor time is that of the program, with all its threads and what the system does for it, without the emulator's and without socat's, which stands behind each terminal. An emulator has no air: nothing here says how far, how surely or with what battery anything is heard.

Sixteen is what the emulator has room for. Their scans ask, so every advert is two reports, with its scan response; every report is read whole and handed on. Other people's compilers ran beside: the share of one and the same program was seen to double from one minute to the next.

*Reports*: the emulator decides how many there are, and both hear all of them; what differs is what each costs. noble runs with extended commands and is told to show every packet, as ours does; it also parses AD structures into an object, which ours leaves to whoever listens.

*Changes*: no host of others changes its address, so nothing beside ours does the same. bleno stops its advert, sets data and starts it under the one public address, and sends its commands without waiting for their answers, which the specification allows a controller to forbid. Ours waits for each of six, so that no packet joins two identities: what it takes is the way to the controller and back, six times. A phone changes once in ten minutes. This part runs when it is named: \`npm run bench -- radio\`.`,
};
