export { Areas as default } from "../src/screens/areas/on-demand.tsx";
