/** What we use of ble-host 1.0.3, which has no types of its own. Errors of GATT and SMP are their codes; 0 is success. */
declare module "ble-host" {
  import type { EventEmitter } from "node:events";

  export interface RemoteCharacteristic extends EventEmitter {
    readonly uuid: string;
    readonly properties: Readonly<Record<string, boolean>>;
    read(done: (error: number, value: Buffer) => void): void;
    write(value: Buffer, done: (error: number) => void): void;
    writeCCCD(notify: boolean, indicate: boolean, done: (error: number) => void): void;
  }
  export interface RemoteService {
    readonly uuid: string;
    discoverCharacteristics(done: (found: RemoteCharacteristic[]) => void): void;
  }
  export interface Connection extends EventEmitter {
    readonly gatt: {
      readonly currentMtu: number;
      exchangeMtu(done: (error: number) => void): void;
      discoverServicesByUuid(uuid: string, most: number, done: (found: RemoteService[]) => void): void;
    };
    readonly smp: EventEmitter & {
      sendPairingRequest(features: object): boolean;
      sendSecurityRequest(bond: boolean, mitm: boolean, keypress: boolean): void;
    };
    disconnect(): void;
  }
  export interface OwnCharacteristic {
    readonly uuid: string;
    readonly properties: readonly string[];
    readonly value?: Buffer;
    onWrite?(link: Connection, needsResponse: boolean, value: Buffer, answer: (error: number) => void): void;
    onSubscriptionChange?(link: Connection, notify: boolean): void;
    /** Set by ble-host. */
    notify?(link: Connection, value: Buffer): void;
  }
  export interface Manager {
    readonly gattDb: {
      addServices(services: readonly { uuid: string; characteristics: readonly OwnCharacteristic[] }[]): void;
    };
    connect(kind: "random" | "public", address: string, how: object, done: (link: Connection) => void): void;
    setAdvertisingData(data: Buffer, done: (status: number) => void): void;
    startAdvertising(how: object, done: (status: number, link: Connection) => void): void;
  }
  export const BleManager: {
    create(
      transport: EventEmitter,
      options: object,
      done: (error: Error | null, made: Manager) => void,
    ): void;
  };
}
