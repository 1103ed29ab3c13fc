export { Consents as default } from "../src/screens/consents/consents.tsx";
