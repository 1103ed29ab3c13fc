export { Health as default } from "../src/screens/health/health.tsx";
