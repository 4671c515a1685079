import { Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import { type ComponentPropsWithoutRef, forwardRef } from "react";

type Props = ButtonProps & Omit<ComponentPropsWithoutRef<"a">, keyof ButtonProps>;

/** A link that looks like a button, with the router's typed `to` and `params`. */
export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, Props>((props, ref) => <Button component="a" ref={ref} {...props} />),
);
