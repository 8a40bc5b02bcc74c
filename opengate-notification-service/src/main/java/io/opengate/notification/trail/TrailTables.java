package io.opengate.notification.trail;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What the trail keeps in the database. */
@Component
record TrailTables(SourceProgresses progresses, RecordEvents recordEvents, TransactionOperations transaction) {}
