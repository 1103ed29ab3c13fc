/** What the endpoints, documents, uploads and downloads of one server stand on. */
import type { FastifyInstance } from "fastify";
import type { Random } from "../time/random.ts";
import type { Timer } from "../time/timer.ts";
import type { Answers } from "./answers.ts";
import type { Admit } from "./call.ts";

/** One server before its endpoints. */
export type Core<Caller> = {
  readonly fastify: FastifyInstance;
  readonly answers: Answers;
  readonly random: Random;
  /** Measures how long an answer takes, and waits before it is given. */
  readonly timer: Timer;
  readonly admit: Admit<Caller> | undefined;
  /** Whether endpoints that list `maintenance_mode` answer so. */
  readonly maintenance: boolean;
};
