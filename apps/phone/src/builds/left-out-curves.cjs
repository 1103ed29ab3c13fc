/** In the place of what @noble's curves make when they load and this app never uses: signing by several (FROST), oblivious functions (OPRF). */
module.exports = { createFROST: () => undefined, createOPRF: () => undefined };
