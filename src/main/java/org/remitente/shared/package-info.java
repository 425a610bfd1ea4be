/**
 * What every feature stands on: values without a feature of their own, the clock, and the root of
 * the product's exceptions. It must never know a feature.
 */
package org.remitente.shared;
