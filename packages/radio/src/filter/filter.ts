/**
 * The filter on a line between a host and an emulated controller: what the controller says becomes what it would say at its place in
 * the simulated air. Levels, loss and reach are simulated; bytes, order and state are the emulator's.
 */
import { readAcl } from "../hci/acl.ts";
import { readCommand } from "../hci/command.ts";
import { cancelConnection, readRssi } from "../hci/connection-commands.ts";
import { type EventOf, encodeEvent, type HciEvent, readEvent } from "../hci/event.ts";
import { ACL, COMMAND, EVENT, encodeH4, type H4Packet, H4Reader } from "../hci/h4.ts";
import { encode, Malformed } from "../hci/layout.ts";
import { CENTRAL, PERIPHERAL } from "../hci/le-events.ts";
import { OK, UNKNOWN_CONNECTION } from "../hci/status.ts";
import type { OpenTransport, Timing, Transport, TransportListener } from "../host/ports.ts";
import { Advertised } from "./advertised.ts";
import { holdCall } from "./call.ts";
import { Gate } from "./gate.ts";
import { Hearing } from "./hearing.ts";
import { FilteredLinks } from "./links.ts";
import type { Places } from "./places.ts";
import { type ControllerSetting, readPublicAddress, toldBy } from "./told.ts";

/** What a filter is given. */
export interface FilterNeeds {
  /** The radio's name in the register. */
  readonly id: string;
  readonly places: Places;
  readonly timing: Timing;
}

/** How a report says that it is a scan response (Core Specification 5.4, Vol 4, Part E, §7.7.65.2, §7.7.65.13). */
const isResponse = {
  reports: (type: number): boolean => type === 4,
  extendedReports: (type: number): boolean => (type & 0x08) !== 0,
} as const;

/** Takes note of what a command tells; true when the controller is not to have it now. */
type TakeNote = {
  readonly [Is in ControllerSetting["is"]]: (
    told: Extract<ControllerSetting, { is: Is }>,
    body: Uint8Array,
  ) => boolean;
};
/** Whether an event goes to the host as it is; events that are not named do. */
type Look = { readonly [Is in HciEvent["is"]]?: (event: Extract<HciEvent, { is: Is }>) => boolean };

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

class Filter {
  readonly #needs: FilterNeeds;
  readonly #toHost: (packet: Uint8Array) => void;
  readonly #toController: (packet: Uint8Array) => void;
  readonly #gate: Gate;
  readonly #hearing: Hearing;
  readonly #links: FilteredLinks;
  #advertised = new Advertised();
  #callOff: (() => void) | undefined;

  constructor(
    needs: FilterNeeds,
    toHost: (packet: Uint8Array) => void,
    toController: (packet: Uint8Array) => void,
  ) {
    this.#needs = needs;
    this.#toHost = toHost;
    this.#toController = toController;
    this.#gate = new Gate((body) => toController(encodeH4({ kind: COMMAND, body })));
    this.#hearing = new Hearing(needs.id, needs.places);
    this.#links = new FilteredLinks({
      gate: this.#gate,
      timing: needs.timing,
      deliver: toHost,
      wayFrom: (peer) => this.#wayFrom(peer),
      ended: (values) => this.#say("disconnected", values),
    });
  }

  /** A packet of the host. */
  host({ kind, body }: H4Packet): void {
    if (kind === COMMAND) this.#command(body);
    else this.#toController(encodeH4({ kind, body }));
  }

  /** A packet of the controller. What cannot be read is for the host to complain about. */
  controller({ kind, body }: H4Packet): void {
    const packet = encodeH4({ kind, body });
    const event = kind === EVENT ? readable(() => readEvent(body)) : undefined;
    const fragment = kind === ACL ? readable(() => readAcl(body)) : undefined;
    if (fragment) this.#links.data(fragment.handle, packet);
    else if (!event || this.#passes(event)) this.#toHost(packet);
  }

  /** The line is over, at either end. */
  stop(): void {
    this.#forget();
    this.#needs.places.turn(this.#needs.id, false);
  }

  readonly #notes: TakeNote = {
    reset: () => {
      this.#forget();
      this.#needs.places.turn(this.#needs.id, true);
      this.#gate.reset();
      return false;
    },
    address: ({ address }) => {
      this.#needs.places.learn(this.#needs.id, address);
      return false;
    },
    "scan-parameters": ({ interval, window }) => {
      this.#hearing.parameters(interval, window);
      return false;
    },
    scan: ({ on }) => {
      if (on) this.#hearing.begins(this.#needs.timing.now());
      return false;
    },
    "advert-parameters": ({ set, interval }) => {
      this.#advertised.parameters(set, interval);
      return false;
    },
    advert: ({ on, sets }) => {
      this.#advertise(on, sets);
      return false;
    },
    call: ({ address }, body) => this.#call(address, body),
    cancel: () => this.#cancel(),
  };

  readonly #looks: Look = {
    reports: (event) => {
      const reports = this.#arriving(event.reports, isResponse.reports);
      if (reports.length > 0) this.#say("reports", { reports });
      return false;
    },
    extendedReports: (event) => {
      const reports = this.#arriving(event.reports, isResponse.extendedReports);
      if (reports.length > 0) this.#say("extendedReports", { reports });
      return false;
    },
    commandComplete: (event) =>
      !this.#gate.answer(event.opcode, event.returns[0] ?? OK) && this.#completed(event),
    commandStatus: ({ opcode, status }) => !this.#gate.answer(opcode, status),
    connected: (event) => this.#connected(event),
    connectedEnhanced: (event) => this.#connected(event),
    disconnected: (event) => event.status !== OK || this.#links.disconnected(event),
    setTerminated: ({ set }) => {
      this.#advertise(false, [set]);
      return true;
    },
  };

  #command(body: Uint8Array): void {
    const { opcode, parameters } = readCommand(body);
    const told = toldBy(opcode, parameters);
    const note = told && (this.#notes[told.is] as (told: ControllerSetting, body: Uint8Array) => boolean);
    if (!note?.(told!, body)) this.#gate.host(body);
  }

  #passes(event: HciEvent): boolean {
    const look = this.#looks[event.is] as ((event: HciEvent) => boolean) | undefined;
    return look?.(event) ?? true;
  }

  #say(...event: Parameters<typeof encodeEvent>): void {
    this.#toHost(encodeH4({ kind: EVENT, body: encodeEvent(...event) }));
  }

  /** The way from whoever has an address now, as long as its radio does not begin anew. */
  #wayFrom(address: Uint8Array): () => ReturnType<Places["path"]> {
    const { id, places, timing } = this.#needs;
    const peer = places.whose(address);
    if (peer === undefined) return () => undefined;
    const life = places.life(peer);
    return () => (places.life(peer) === life ? places.path(id, peer, timing.now()) : null);
  }

  #forget(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#links.stop();
    this.#advertised = new Advertised();
  }

  #advertise(on: boolean, sets: readonly number[]): void {
    this.#advertised.turn(on, sets);
    this.#needs.places.advertises(this.#needs.id, this.#advertised.every);
  }

  /** Holds a call to somebody out of reach; the host is told that it began, as a controller would. */
  #call(address: Uint8Array, body: Uint8Array): boolean {
    const { id, places, timing } = this.#needs;
    const peer = places.whose(address);
    this.#callOff = holdCall({
      timing,
      path: this.#wayFrom(address),
      clear: () => (peer === undefined ? 1 : places.clear(id, peer)),
      made: () => {
        this.#callOff = undefined;
        this.#gate.own(body, (status) => {
          if (status !== OK) this.#cameToNothing(status);
        });
      },
    });
    if (this.#callOff)
      this.#say("commandStatus", { status: OK, packets: 1, opcode: readCommand(body).opcode });
    return this.#callOff !== undefined;
  }

  #cancel(): boolean {
    if (!this.#callOff) return false;
    this.#callOff();
    this.#callOff = undefined;
    const { opcode } = cancelConnection;
    this.#say("commandComplete", { packets: 1, opcode, returns: Uint8Array.of(OK) });
    this.#cameToNothing(UNKNOWN_CONNECTION);
    return true;
  }

  #cameToNothing(status: number): void {
    const nobody = { peerAddressType: 0, peerAddress: new Uint8Array(6) };
    const nothing = { interval: 0, latency: 0, supervisionTimeout: 0, clockAccuracy: 0 };
    this.#say("connected", { status, handle: 0, role: CENTRAL, ...nobody, ...nothing });
  }

  /** The reports that are heard, with their levels. */
  #arriving<R extends { readonly type: number; readonly address: Uint8Array; readonly rssi: number }>(
    reports: readonly R[],
    response: (type: number) => boolean,
  ): R[] {
    return reports.flatMap((report) => {
      const fate = this.#hearing.fate(report.address, response(report.type), this.#needs.timing.now());
      if (fate === "lost") return [];
      return fate === "as-it-is" ? report : { ...report, rssi: fate };
    });
  }

  #completed({ packets, opcode, returns }: EventOf<"commandComplete">): boolean {
    if (returns[0] !== OK) return true;
    if (opcode === readPublicAddress.opcode && returns.length >= 7)
      this.#needs.places.learn(this.#needs.id, returns.slice(1, 7));
    if (opcode !== readRssi.opcode) return true;
    const handle = (returns[1] ?? 0) | ((returns[2] ?? 0) << 8);
    const rssi = this.#links.level(handle);
    if (rssi === undefined) return true;
    const said = Uint8Array.of(OK, ...encode(readRssi.returns, { handle, rssi }));
    this.#say("commandComplete", { packets, opcode, returns: said });
    return false;
  }

  #connected(event: EventOf<"connected"> | EventOf<"connectedEnhanced">): boolean {
    if (event.status !== OK) return true;
    // The advert that was connected to has ended.
    if (event.role === PERIPHERAL) this.#advertise(false, []);
    this.#links.connected(event);
    return true;
  }
}

/** The line that `open` opens, at the place of radio `id`. Rejects as `open` does. */
export const filtered =
  (open: OpenTransport, needs: FilterNeeds): OpenTransport =>
  async (listener: TransportListener) => {
    const reader = new H4Reader();
    let transport: Transport | undefined;
    const filter = new Filter(
      needs,
      (packet) => listener.bytes(packet),
      (packet) => transport?.send(packet),
    );
    const line = await open({
      bytes(bytes) {
        for (const packet of reader.push(bytes)) filter.controller(packet);
      },
      closed() {
        filter.stop();
        listener.closed();
      },
    });
    transport = line;
    needs.places.turn(needs.id, true);
    return {
      send: (packet) => filter.host({ kind: packet[0] ?? 0, body: packet.slice(1) }),
      close() {
        filter.stop();
        line.close();
      },
    };
  };
