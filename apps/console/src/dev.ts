/** Serves a desk's pages from their sources and reloads them on change. What they ask goes on to the desk's server. */
import react from "@vitejs/plugin-react";
import { createServer, type Plugin } from "vite";

const room = `${import.meta.dirname}/..`;

/** As on the server, every address below /desk/ that is no file is the desk's own page. */
const desksPage = (page: string): Plugin => ({
  name: "desks-page",
  configureServer({ middlewares }) {
    middlewares.use((request, _, next) => {
      if (
        /^\/desk\/[^.]*$/.test(request.url?.split("?")[0] ?? "") &&
        /html/.test(request.headers.accept ?? "")
      )
        request.url = `/desk/${page}`;
      next();
    });
  },
});

/**
 * Serves one desk on this machine alone. The gallery of components is `/desk/kit.html`.
 * @param page "health.html". @param server the desk's origin, "http://127.0.0.1:4082": sessions are its own.
 * @returns where the desk is, and what closes it. Rejects when the port is taken.
 */
export async function serveDesk({
  page,
  port,
  server,
}: {
  readonly page: string;
  readonly port: number;
  readonly server: string;
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const vite = await createServer({
    root: room,
    base: "/desk/",
    configFile: false,
    logLevel: "warn",
    cacheDir: `${room}/../../node_modules/.cache/vite-${page}`,
    plugins: [react(), desksPage(page)],
    server: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      // A server takes calls from its own pages only.
      proxy: { "/api": { target: server, changeOrigin: true, headers: { origin: server } } },
    },
  });
  await vite.listen();
  return { url: `http://127.0.0.1:${port}/desk/`, close: () => vite.close() };
}
