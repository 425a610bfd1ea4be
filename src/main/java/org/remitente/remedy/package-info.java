/**
 * What works in the place of a mail server that failed, proved by trying it, and how much may be
 * asked to find that out.
 *
 * <p>Door: {@link org.remitente.remedy.Workbench} gives the {@link
 * org.remitente.remedy.ServerTrials} and the {@link org.remitente.remedy.Remedies} of one
 * verification; what is found is a {@link org.remitente.remedy.Judged} for each server, and a
 * {@link org.remitente.remedy.Repair}. src/decisions/0018 says what counter-tests may do. Must
 * never know a verification's stages, its record, or what is stored when it passes.
 */
package org.remitente.remedy;
