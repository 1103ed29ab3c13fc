export { Guard as default } from "../src/screens/guard/guard.tsx";
