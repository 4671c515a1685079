import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function SignPage() {
  return (
    <Page title="Sign">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}
