export { Proofs as default } from "../src/screens/proofs/proofs.tsx";
