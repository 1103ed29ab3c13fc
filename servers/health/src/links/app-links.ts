/** The two files by which a phone learns that the app may open our links (Android App Links, Apple Universal Links). */
import type { Document } from "@bluezone/contract/endpoint";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Caller } from "../callers.ts";
import type { HealthConfig } from "../config.ts";
import type { Context } from "../context.ts";

const JSON_FILE = { method: "GET", mediaType: "application/json", maxAge: 3_600 } as const;
const ANDROID: Document = {
  ...JSON_FILE,
  path: "/.well-known/assetlinks.json",
  summary: "Which Android app may open links to this server.",
};
const APPLE: Document = {
  ...JSON_FILE,
  path: "/.well-known/apple-app-site-association",
  summary: "Which iOS apps may open links to this server.",
};

/** Google's Digital Asset Links: one app, its certificates. Without an app the list is empty. */
export const assetLinks = ({
  androidApp,
  androidCertificates,
}: Pick<HealthConfig, "androidApp" | "androidCertificates">): readonly object[] =>
  androidApp === undefined || androidCertificates.length === 0
    ? []
    : [
        {
          relation: ["delegate_permission/common.handle_all_urls"],
          target: {
            namespace: "android_app",
            package_name: androidApp,
            sha256_cert_fingerprints: androidCertificates,
          },
        },
      ];

/** Apple's association: these apps, the links with a code and nothing else. */
export const appleAssociation = ({ iosApps }: Pick<HealthConfig, "iosApps">): object => ({
  applinks: {
    details: iosApps.length === 0 ? [] : [{ appIDs: iosApps, components: [{ "/": "/v" }, { "/": "/v/*" }] }],
  },
});

/** Adds both. */
export function addAppLinks(http: Http<Caller>, { config }: Pick<Context, "config">): void {
  const android = JSON.stringify(assetLinks(config));
  const apple = JSON.stringify(appleAssociation(config));
  http.document(ANDROID, async () => ({ body: android }));
  http.document(APPLE, async () => ({ body: apple }));
}
