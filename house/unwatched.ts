/**
 * Loaded before each test file of a whole run: node:test then keeps no book of every promise. It keeps one so that an error
 * that nobody catches is told beside its test; a test of many promises pays for it with a quarter of its processor time.
 * Without, such an error is told beside its file, which fails as well. A file that is run by itself (`node FILE`) has the book.
 */
import hooks from "node:async_hooks";

const { createHook } = hooks;
hooks.createHook = (callbacks) =>
  new Error().stack?.includes("node:internal/test_runner/") ? createHook({}) : createHook(callbacks);
