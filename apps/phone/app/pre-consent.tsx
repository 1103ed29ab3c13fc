export { PreConsent as default } from "../src/screens/pre-consent/pre-consent.tsx";
