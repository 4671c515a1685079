/** A key with its certificate, and whom to believe; PEM. */
export type DicomTls = {
  key: string;
  cert: string;
  /** Certificates of the authorities that peers' certificates come from; null for those of the system. */
  ca: string | null;
  /** Peers that call must show a certificate of one of these authorities. */
  clientCertificates: boolean;
};

/** Who the service is among DICOM application entities. */
export type DicomSettings = {
  aeTitle: string;
  /** Where it listens; null where it does not. */
  port: number | null;
  tls: DicomTls | null;
};
