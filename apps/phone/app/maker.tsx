export { MakerGuide as default } from "../src/screens/maker/maker.tsx";
