/**
 * Loaded before each quick test file of a whole run: node:test then keeps no book of every promise. It keeps one so that an error
 * that nobody catches is told beside its test; a test of many promises pays for it with a quarter of its processor time.
 * Without, such an error is told beside its file, which fails as well. A file that is run by itself (`node FILE`) has the
 * book, and deep tests have it: only by it does a suite know tests that a module defines which it imports by a promise.
 */
import hooks from "node:async_hooks";

const { createHook } = hooks;
hooks.createHook = (callbacks) =>
  new Error().stack?.includes("node:internal/test_runner/") ? createHook({}) : createHook(callbacks);
