/**
 * Stored accounts are looked at by themselves, once a day and twice in the last days of a month: as
 * far as signing in goes, without sending anything. What will make sending fail becomes the
 * account's health, what will end is told while there is time.
 *
 * <p>Door: {@link org.remitente.checkup.Checkups}. Each account has its time of day, see {@link
 * org.remitente.checkup.CheckSchedule}; src/decisions/0025 says what a look may cost and when its
 * finding counts. Must never know how messages are queued, nor who is told of what it finds.
 */
package org.remitente.checkup;
