export { Pause as default } from "../src/screens/pause/pause.tsx";
