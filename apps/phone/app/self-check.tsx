export { SelfCheck as default } from "../src/screens/self-check/self-check.tsx";
