import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function SignUpPage() {
  return (
    <Page title="Create an account">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}
