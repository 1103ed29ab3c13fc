export { Licences as default } from "../src/screens/licences/licences.tsx";
