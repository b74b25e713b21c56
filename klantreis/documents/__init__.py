"""What people read: the klantreis in Word, its picture, the findings as a workbook, the codebook."""
