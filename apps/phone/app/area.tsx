export { Area as default } from "../src/screens/area/area.tsx";
