/** A system that gets each signed opinion as ORU^R01 over MLLP. */
export type Hl7Receiver = {
  /** In the configuration and in the record. */
  name: string;
  host: string;
  port: number;
  tls: boolean;
  application: string;
  facility: string;
};
